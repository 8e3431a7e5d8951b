import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly className?: string;
  /** Shown below the head; left out when the dialog speaks for itself. */
  readonly children: ReactNode;
}

/** A dialog that leaves the frame alone: STOP, MAKE SAFE and the alarm strip stay visible and work. Esc closes it. */
export function Dialog({ title, onClose, className = '', children }: Props) {
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Content
          className={`dialog ${className}`}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            const field = event.target instanceof Element ? event.target.querySelector('input') : null;
            if (!field) return;
            event.preventDefault();
            field.focus();
          }}
        >
          <header>
            <Radix.Title>{title}</Radix.Title>
            <span className="sp" />
            <Radix.Close className="btn quiet sm" aria-label="Close">
              <Icon name="close" size={12} />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
