/** One element of a document that `readXml` reads, or a text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

const TAG = /^<(\/?)([A-Za-z][\w:-]*)((?:\s+[A-Za-z][\w:-]*="[^"<&]*(?:&[^"<&]+)*")*)\s*(\/?)>$/;
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * For tests, which have no browser: reads a document and throws where it is not well
 * formed, stricter than XML asks in what we never write (comments, CDATA).
 */
export function readXml(text: string): XmlNode {
  const body = text.replace(/^<\?xml [^>]*\?>\n/, '');
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(body)) throw new Error('impossible');
  const top: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [top];
  for (const piece of body.match(/<[^>]*>|[^<]+/g) ?? []) {
    const parent = open.at(-1);
    if (!parent) throw new Error('something after the end');
    if (!piece.startsWith('<')) {
      if (parent !== top || piece.trim() !== '') parent.children.push(decoded(piece));
      continue;
    }
    const [, closing, name = '', inside = '', empty] = TAG.exec(piece) ?? [];
    if (name === '') throw new Error(`not a tag: ${piece}`);
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`${name} was not open`);
      continue;
    }
    const node: XmlNode = { name, attributes: attributesIn(inside), children: [] };
    parent.children.push(node);
    if (!empty) open.push(node);
  }
  const [root] = top.children;
  if (open.length !== 1 || top.children.length !== 1 || typeof root !== 'object') {
    throw new Error('not one element');
  }
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} twice`);
    found[name] = decoded(value);
  }
  return found;
}

function decoded(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const letter = name.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1)))
      : ENTITY[name];
    if (letter === undefined || !whole.endsWith(';')) throw new Error(`no entity: ${whole}`);
    return letter;
  });
}

export function* elements(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) if (typeof child === 'object') yield* elements(child);
}
