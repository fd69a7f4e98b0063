export {
  CohortAgreements,
  Instalment,
  OrderAgreements,
  OrderCards,
  OrderLine,
  OrderRow,
  Orders,
} from "./order.table.ts";
export * as Order from "./order.ts";
