import type { FieldText } from '../texts/fields/field.ts';
import { ago, date } from '../texts/times.ts';
import { Field } from './Field.tsx';
import { useAsOf } from './shown.ts';

interface Props {
  readonly text: FieldText;
  readonly of: string;
  /** Unix seconds, 0: never; or Unix milliseconds. */
  readonly seconds?: number;
  readonly ms?: number;
}

/** A time as people say it, with its date on hover. */
export function Moment({ text, of, seconds, ms = (seconds ?? 0) * 1000 }: Props) {
  const asOf = useAsOf();
  if (ms === 0) {
    return (
      <Field text={text} of={of} raw="0: it never happened" copy="0">
        never
      </Field>
    );
  }
  const unit = seconds === undefined ? `${ms} ms` : `${seconds} s`;
  return (
    <Field text={text} of={of} raw={`${date(ms)}, Unix time ${unit}`} copy={date(ms)}>
      <time dateTime={new Date(ms).toISOString()}>{ago(ms, asOf)}</time>
    </Field>
  );
}
