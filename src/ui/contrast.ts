/**
 * How far two colours stand apart for reading.
 * @param one `#rrggbb`
 * @param other `#rrggbb`
 * @returns 1 (the same) to 21 (black and white)
 * @see WCAG 2.2, "contrast ratio" and "relative luminance"
 */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Black or white, whichever reads better on a colour: always at least 4.58:1, so WCAG AA holds on any. */
export function readableInk(ground: string): "#000000" | "#ffffff" {
  return contrastRatio(ground, "#000000") > contrastRatio(ground, "#ffffff") ? "#000000" : "#ffffff";
}

function luminance(colour: string): number {
  const part = (start: number) => linear(Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
