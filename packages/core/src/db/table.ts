/** The one definition of the table: the local engine, the tests and the cloud's foundation are made from it. */
export const TABLE = {
  keys: { partition: "pk", sort: "sk" },
  indexes: [
    { name: "index-g1", partition: "g1p", sort: "g1s" },
    { name: "index-g2", partition: "g2p", sort: "g2s" },
  ],
  ttl: "ttl",
  stream: "NEW_AND_OLD_IMAGES",
} as const;

/** The two indexes by the prefix of their key attributes. */
export type Index = "g1" | "g2";
