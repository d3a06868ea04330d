const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 has no way to write, section 2.2: lone surrogates and most control characters. */
const IMPOSSIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** A text as it stands in XML, in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}

/** A number in no more digits than can be seen: hundredths of a pixel. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

export function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([name, value]) => {
      const text = typeof value === 'number' ? short(value) : escapeXml(value);
      return ` ${name}="${text}"`;
    })
    .join('');
}
