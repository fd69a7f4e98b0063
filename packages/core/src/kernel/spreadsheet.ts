/** A text that a spreadsheet would run as a formula is led by an apostrophe; a number stays one, signed or not. */
export function inertCell(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) && !/^[-+]?\d[\d.,]*$/.test(text) ? `'${text}` : text;
}
