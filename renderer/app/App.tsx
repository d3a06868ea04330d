import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { KeysDialog } from '../commands/KeysDialog.tsx';
import { Palette } from '../commands/Palette.tsx';
import { useCommandKeys } from '../commands/useCommandKeys.ts';
import { useCommands } from '../commands/useCommands.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Dock } from '../lab/Dock.tsx';
import { useStageSetting } from '../lab/useStageSetting.ts';
import { Outline } from '../outline/Outline.tsx';
import { Presentation } from '../presentation/Presentation.tsx';
import { usePresentation } from '../presentation/state.ts';
import { select, useStore } from '../state/store.ts';
import { StatusLine } from '../status/StatusLine.tsx';
import { InItsPlace } from '../table/InItsPlace.tsx';
import { useRootProperties } from '../theme/rootProperties.ts';
import { Toast } from '../toast/Toast.tsx';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Picture } from './Picture.tsx';
import { TopBar } from './TopBar.tsx';
import { usePanels } from './usePanels.ts';

export function App() {
  useRootProperties();
  useEscape();
  useCommandKeys();
  const presenting = usePresentation((state) => state.on);
  const inspecting = useStore((state) => state.selected !== null);
  const panels = usePanels();
  useStageSetting(panels.outlineRef, panels.initial.outline);
  useCommands([
    {
      id: 'outline.toggle',
      title: panels.outlineOpen ? 'Hide the outline' : 'Show the outline',
      group: 'Window',
      keys: ['Ctrl+B'],
      enabled: () => !presenting,
      run: panels.toggleOutline,
    },
  ]);
  return (
    // The content security policy admits no style elements.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450} closeDelay={60}>
        <div className={styles.app}>
          <TopBar outlineOpen={panels.outlineOpen} onToggleOutline={panels.toggleOutline} />
          <Group className={styles.panels} role="main" onLayoutChanged={panels.onLayoutChanged}>
            <Panel
              id="outline"
              className={panels.outlineOpen ? styles.side : styles.closed}
              panelRef={panels.outlineRef}
              defaultSize={panels.outlineOpen ? panels.initial.outline : 0}
              minSize={200}
              maxSize="50%"
              collapsible
              groupResizeBehavior="preserve-pixel-size"
              onResize={panels.onOutlineResize}
            >
              <ErrorBoundary what="The outline">
                <Outline />
              </ErrorBoundary>
            </Panel>
            <Separator className={styles.separator} aria-label="Width of the outline" />
            <Panel id="picture" minSize={240}>
              <InItsPlace>
                <ErrorBoundary what="The picture">
                  <Picture />
                </ErrorBoundary>
              </InItsPlace>
            </Panel>
            {inspecting && (
              <>
                <Separator className={styles.separator} aria-label="Width of the inspector" />
                <Panel
                  id="inspector"
                  className={styles.side}
                  panelRef={panels.inspectorRef}
                  defaultSize={panels.initial.inspector}
                  minSize={260}
                  maxSize="60%"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  <ErrorBoundary what="The inspector">
                    <Inspector />
                  </ErrorBoundary>
                </Panel>
              </>
            )}
          </Group>
          <ErrorBoundary what="The lab">
            <Dock />
          </ErrorBoundary>
          <StatusLine />
          <Presentation />
          <Palette />
          <Toast />
          <KeysDialog />
        </div>
      </Tooltip.Provider>
    </CSPProvider>
  );
}

/** Escape leaves what is selected, unless something that opened over it took the key. */
function useEscape(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) select(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
