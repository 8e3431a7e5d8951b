import { useEffect, useRef, useState } from 'react';
import type { ImagePreview } from '../../electron/ipc/contract/monitoring.ts';
import { paintPreview } from '../drawing/paintPreview.ts';
import { useTopic } from '../state/topics.ts';

interface Props {
  readonly preview: ImagePreview;
  readonly label: string;
}

/** An image in the theme's colours: black to white, or black to red at night. */
export function PreviewImage({ preview, label }: Props) {
  const theme = useTopic('theme');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [painted, setPainted] = useState(0);
  // The class on <html> follows the theme in an effect of the frame; a frame later the tokens are those of the theme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted again when the theme changes
  useEffect(() => {
    const frame = requestAnimationFrame(() => setPainted((count) => count + 1));
    return () => cancelAnimationFrame(frame);
  }, [theme]);
  useEffect(() => {
    if (canvas.current && painted >= 0) paintPreview(canvas.current, preview);
  }, [preview, painted]);
  return <canvas ref={canvas} className="preview" role="img" aria-label={label} />;
}
