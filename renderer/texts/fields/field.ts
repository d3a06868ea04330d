/** What a field is called, what it means, and where the kernel documents it. */
export interface FieldText {
  readonly label: string;
  readonly explain: string;
  /** A man page, `msgctl(2)`. */
  readonly page: string;
}

export type FieldTexts<Name extends string> = Readonly<Record<Name, FieldText>>;

export function field(label: string, explain: string, page: string): FieldText {
  return { label, explain, page };
}
