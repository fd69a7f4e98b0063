// Draws on the pads of a signing form; without this script a typed name signs.
for (const pad of document.querySelectorAll("[data-pad]")) {
  const canvas = pad.querySelector("canvas");
  const strokes = pad.querySelector("input");
  const pen = canvas.getContext("2d");
  const most = 11000;
  let last;
  let path = "";
  pad.hidden = false;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const clamp = (value, max) => Math.max(0, Math.min(max, Math.round(value)));
    return [
      clamp(((event.clientX - box.left) * canvas.width) / box.width, canvas.width),
      clamp(((event.clientY - box.top) * canvas.height) / box.height, canvas.height),
    ];
  };
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#16242b";
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = { point: at(event), begun: false };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last || path.length > most) return;
    const [x, y] = at(event);
    const [fromX, fromY] = last.point;
    if (Math.abs(x - fromX) + Math.abs(y - fromY) < 4) return;
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(x, y);
    pen.stroke();
    path += `${last.begun ? "" : `M${fromX} ${fromY}`}L${x} ${y}`;
    last = { point: [x, y], begun: true };
    strokes.value = path;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      last = undefined;
    });
  }
  pad.querySelector("button").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    path = "";
    strokes.value = "";
  });
}
