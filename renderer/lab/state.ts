import { create } from 'zustand';
import { LAB_CLOSED, type LabCard, type LabMove, type LabState } from '../../preload/contract.ts';
import { bridge } from '../app/bridge.ts';

interface LabView {
  /** What is on, as main tells it. */
  readonly lab: LabState;
  /** The scenarios there are; null: not asked for yet. */
  readonly cards: readonly LabCard[] | null;
  /** The choice of scenarios is open. */
  readonly choosing: boolean;
}

/** What the window knows of the lab. Changed by the functions below, and by nothing else. */
export const useLab = create<LabView>(() => ({ lab: LAB_CLOSED, cards: null, choosing: false }));

export type OpenLab = Extract<LabState, { phase: 'open' }>;

/** The scenario that is on the stage; null: none. */
export function openLab({ lab }: LabView): OpenLab | null {
  return lab.phase === 'open' ? lab : null;
}

/** What main says. A scenario that ended without being left brings back the choice, with the reason. */
export function showLab(lab: LabState): void {
  const trouble = lab.phase === 'closed' && lab.trouble !== null;
  useLab.setState(trouble ? { lab, choosing: true } : { lab });
}

export function choose(): void {
  useLab.setState({ choosing: true });
  void list();
}

export function stopChoosing(): void {
  useLab.setState(({ lab }) => ({
    choosing: false,
    // It has been read.
    lab: lab.phase === 'closed' ? LAB_CLOSED : lab,
  }));
}

export function start(id: string): void {
  useLab.setState({ choosing: false });
  void bridge()?.lab.start(id);
}

export function move(to: LabMove): void {
  const { lab } = useLab.getState();
  if (lab.phase === 'open' && !lab.busy) void bridge()?.lab.move(to);
}

export function leave(): void {
  void bridge()?.lab.leave();
}

async function list(): Promise<void> {
  const cards = (await bridge()?.lab.list()) ?? [];
  useLab.setState({ cards });
}
