import { Component, type ReactNode } from 'react';
import { Icon } from '../components/Icon.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

interface State {
  readonly fault: string | null;
}

/** A panel that fails says so in its own place; every other panel, STOP and MAKE SAFE go on. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <div className="empty" role="alert">
        <div className="row stale b">
          <Icon name="unknown" />
          {this.props.title} cannot be drawn
        </div>
        <div>The observatory itself is not affected: {this.state.fault}</div>
        <div>
          <button type="button" className="btn" onClick={() => this.setState({ fault: null })}>
            Draw it again
          </button>
        </div>
      </div>
    );
  }
}
