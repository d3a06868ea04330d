/** The inverse of `csv`, for the tests: written from RFC 4180, not from it. */
export function readCsv(text: string): string[][] {
  const unmarked = (field: string) => (field.startsWith("'") ? field.slice(1) : field);
  return fieldsOf(text).map((line) => line.map(unmarked));
}

/** The fields as a program finds them that knows RFC 4180 alone. */
export function fieldsOf(text: string): string[][] {
  const lines: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const fields: string[] = [];
    for (;;) {
      const [field, next] = fieldAt(text, at);
      fields.push(field);
      at = next;
      if (text[at] !== ',') break;
      at += 1;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`A line ends in CR LF, at ${at}`);
    at += 2;
    lines.push(fields);
  }
  return lines;
}

function fieldAt(text: string, start: number): [field: string, next: number] {
  if (text[start] !== '"') throw new Error(`A field begins with a quotation mark, at ${start}`);
  let field = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else return [field, at + 1];
  }
  throw new Error(`A field has no end, from ${start}`);
}
