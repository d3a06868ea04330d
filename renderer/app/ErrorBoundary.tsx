import { Component, type ReactNode } from 'react';
import { Notice } from './Notice.tsx';

interface Props {
  /** What stands here, to say what failed: `The inspector`. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a fault in one part of the window from taking the others with it. */
export class ErrorBoundary extends Component<Props, { failure: string | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return (
      <Notice
        alert
        title={`${this.props.what} has failed`}
        reason={this.state.failure}
        remedy="This is a fault in IPC Scope. What it shows elsewhere is still right; to have this part back, try again."
        action={{ label: 'Try again', do: () => this.setState({ failure: null }) }}
      />
    );
  }
}
