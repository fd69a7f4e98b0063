import type { Engine } from "./engine.ts";
import { expiryRebuild } from "./expiry.ts";
import { invalid } from "./fault.ts";
import type { Json } from "./wire.ts";

/** UpdateTimeToLive: the items already there are given their expiry entries too. */
export function updateTimeToLive(engine: Engine, request: Json): Promise<Json> {
  const specification = request.TimeToLiveSpecification as { Enabled?: boolean; AttributeName?: string } | undefined;
  if (!specification?.AttributeName) throw invalid("TimeToLiveSpecification must name an attribute");
  const attribute = specification.Enabled ? specification.AttributeName : undefined;
  return engine.exclusive(async () => {
    const { ttlAttribute: earlier, ...record } = engine.catalog.get(String(request.TableName));
    if (earlier !== attribute) {
      const operations = await expiryRebuild(engine, record.description.TableName, attribute);
      await engine.catalog.save(
        { ...record, ...(attribute === undefined ? {} : { ttlAttribute: attribute }) },
        operations,
      );
    }
    return { TimeToLiveSpecification: specification };
  });
}

export async function describeTimeToLive(engine: Engine, request: Json): Promise<Json> {
  const { ttlAttribute: AttributeName } = engine.catalog.get(String(request.TableName));
  const TimeToLiveDescription = AttributeName
    ? { TimeToLiveStatus: "ENABLED", AttributeName }
    : { TimeToLiveStatus: "DISABLED" };
  return { TimeToLiveDescription };
}
