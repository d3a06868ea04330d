import type { Selected } from '../state/selection.ts';
import { capital, NAMESPACE_NAMES } from '../texts/kinds.ts';
import { objectFacts, objectName, objectTitle, userName } from '../texts/labels.ts';
import { processes } from '../texts/numbers.ts';
import { notableState } from '../texts/states.ts';
import { nameOf } from '../texts/visible.ts';
import type { IconKind } from '../theme/KindIcon.tsx';

/** One thing that was found, in the words that tell it from its neighbours. */
export interface ResultText {
  readonly icon: IconKind;
  readonly title: string;
  readonly detail: string;
  /** A number, at the end of the line. */
  readonly figure: string;
}

/** `name`: what people call it, where it is an IPC namespace. */
export function resultText(thing: Selected, name?: string): ResultText {
  switch (thing.kind) {
    case 'namespace': {
      const { type, inode, initial, processCount } = thing.namespace;
      return {
        icon: 'namespace',
        title: name ?? `${capital(NAMESPACE_NAMES[type].one)}${initial ? ', the host’s own' : ''}`,
        detail: `${name === undefined ? '' : 'IPC namespace · '}${processes(processCount)}`,
        figure: String(inode),
      };
    }
    case 'object': {
      const { object } = thing;
      const title = capital(objectTitle(object));
      const name = objectName(object);
      return {
        icon: object.kind,
        title,
        detail: [...(title.endsWith(name) ? [] : [name]), ...objectFacts(object)].join(' · '),
        figure: object.namespace.replace(/^ipc:/, ''),
      };
    }
    case 'process': {
      const { pid, comm, uid, user, state, container } = thing.process;
      const words = [
        userName(uid, user),
        container && nameOf(container.name ?? container.id.slice(0, 12)),
        notableState(state),
      ];
      return {
        icon: 'process',
        title: nameOf(comm),
        detail: words.filter((word) => word !== null).join(' · '),
        figure: String(pid),
      };
    }
  }
}
