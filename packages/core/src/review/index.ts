export { Reviews } from "./review.table.ts";
export { reviewIn } from "./review.ts";
