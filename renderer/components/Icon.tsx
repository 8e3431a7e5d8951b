import { ICON_PATHS, type IconName } from './iconPaths.ts';

interface Props {
  readonly name: IconName;
  readonly size?: 12 | 14 | 16 | 24 | 28;
  readonly className?: string;
}

/** A small drawing beside words; never the only sign of a state, hence hidden from screen readers. */
export function Icon({ name, size = 16, className = '' }: Props) {
  return (
    <svg className={`i ${size === 16 ? '' : `s${size}`} ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
