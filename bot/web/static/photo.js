// A photo made small enough for 3G. Previews are canvases: the page's policy allows no blob: addresses.
const LONGEST_SIDE = 1600; // pixels
const SMALL = 700_000; // bytes: a JPEG below both limits goes as it is
const MOST = 10_000_000; // bytes the server accepts
const PREVIEW = 720; // pixels

function drawn(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // JPEG has no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpeg = (canvas) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));

/** A canvas to show, or null when this browser cannot open the picture. */
export async function preview(blob) {
  try {
    const bitmap = await createImageBitmap(blob);
    const canvas = drawn(bitmap, PREVIEW);
    bitmap.close();
    return canvas;
  } catch {
    return null;
  }
}

/** {photo: Blob, name} ready to send, or {problem: "image" | "size", megabytes}. */
export async function prepare(file) {
  const name = file.name || "anh.jpg";
  try {
    const bitmap = await createImageBitmap(file);
    const fits = Math.max(bitmap.width, bitmap.height) <= LONGEST_SIDE && file.size <= SMALL;
    if (fits && file.type === "image/jpeg") return { photo: file, name };
    const photo = await jpeg(drawn(bitmap, LONGEST_SIDE));
    bitmap.close();
    if (photo) return { photo, name: name.replace(/\.[^.]*$/, "") + ".jpg" };
  } catch { /* a format this browser cannot read (HEIC): the server may */ }
  if (!(file.type || "image/unknown").startsWith("image/")) return { problem: "image" };
  if (file.size > MOST) return { problem: "size", megabytes: Math.round(file.size / 1e6) };
  return { photo: file, name };
}
