import { accessRemedy, type Decision } from '../../../preload/contract.ts';
import { remedyWords } from '../../texts/collector.ts';
import { useShown } from '../shown.ts';

/** The rule that decided; where it is not known, what would help. */
export function Why({ decision: { rule }, sentence }: { decision: Decision; sentence: string }) {
  const { host } = useShown().world;
  const remedy = rule.by === 'unknown' ? accessRemedy(rule.missing, host.observer) : null;
  return (
    <>
      {sentence}
      {remedy !== null && `. ${remedyWords(remedy)}`}
    </>
  );
}
