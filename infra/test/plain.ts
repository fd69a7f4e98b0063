/** A template's value with its joined texts written out, the partition as `aws` and any other reference as its name. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("Fn::Join" in value) return ((value["Fn::Join"] as [string, unknown[]])[1] ?? []).map(plain).join("");
  if ("Ref" in value) return value.Ref === "AWS::Partition" ? "aws" : String(value.Ref);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
