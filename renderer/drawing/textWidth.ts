let pen: CanvasRenderingContext2D | null = null;

/** Width of 11 px text in a drawing, pixels: to leave out what would not fit. */
export function textWidth(text: string, bold = false): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 6.5;
  pen.font = `${bold ? 600 : 400} 11px Inter, "DejaVu Sans Condensed", sans-serif`;
  // Figures are tabular on the page and not in the pen: each is as wide as a zero.
  return pen.measureText(text.replace(/\d/g, '0')).width;
}
