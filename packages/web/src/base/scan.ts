/** A scanned page as the API takes it. */
export interface Scan {
  type: "application/pdf" | "image/jpeg" | "image/png";
  base64: string;
}

/** As much text as the API reads of one scan. */
const BASE64_MAX = 1_000_000;
/** Enough to read a signature on an A4 page. */
const SIDE_MAX = 1_800;

/**
 * A photograph or a PDF of a page: photographs are made smaller here, a PDF is taken as it is. `undefined` when it is
 * neither, is empty, cannot be read or stays too large.
 */
export async function scanOf(file: File): Promise<Scan | undefined> {
  const isPDF = file.type === "application/pdf";
  const blob = isPDF ? file : await smaller(file).catch(() => undefined);
  if (!blob?.size || blob.size > BASE64_MAX) return undefined;
  const base64 = await textOf(blob);
  if (base64.length > BASE64_MAX) return undefined;
  return { type: isPDF ? "application/pdf" : "image/jpeg", base64 };
}

async function smaller(file: File): Promise<Blob | undefined> {
  const image = await createImageBitmap(file);
  const ratio = Math.min(1, SIDE_MAX / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * ratio);
  canvas.height = Math.round(image.height * ratio);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return (await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.75))) ?? undefined;
}

function textOf(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === "string" ? reader.result.replace(/^data:[^,]*,/, "") : "");
    reader.onerror = () => failed(reader.error ?? new Error("This file could not be read"));
    reader.readAsDataURL(blob);
  });
}
