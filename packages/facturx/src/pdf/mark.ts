import { PAGE, type Sheet } from "./sheet.ts";

/** What every page carries under its content: the brand's band, and what the paper is worth when it is no original. */
export function background(sheet: Sheet, brand: string, mark: string | undefined): void {
  sheet.fill({ x: 0, y: 0, width: PAGE.width, height: 9 }, brand);
  if (mark) {
    across(sheet, mark);
    sheet.fill({ x: 0, y: 9, width: PAGE.width, height: 18 }, "#fff1cc");
    sheet.line(
      mark,
      { x: 0, y: 12, width: PAGE.width },
      { size: 9, weight: "bold", colour: "#6b4700", align: "center" },
    );
  }
}

/** The same words, pale, over the diagonal. */
function across(sheet: Sheet, mark: string): void {
  const style = { weight: "bold", colour: "#f1f2f4" } as const;
  const size = Math.min(64, 760 / sheet.width(mark, { ...style, size: 1 }));
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  sheet.document.save().rotate(-52, { origin: [x, y] });
  sheet.line(mark, { x: x - 400, y: y - size / 2, width: 800 }, { ...style, size, align: "center" });
  sheet.document.restore();
}
