import { hash, sameText } from "@entrepairs/core/kernel";
import { SignIn } from "@entrepairs/core/platform";

export const DEMO_ROLES = ["owner", "coach", "sponsor", "participant"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];
export type DemoPeople = Record<DemoRole, { email: string; path: string }>;

/**
 * Sign-in links of the demo's people: they may be used again while this process runs. They exist in this package
 * alone; no function that is deployed knows them.
 */
export function demoDoor(origin: string, seed: string, people: DemoPeople | undefined) {
  const tokens = Object.fromEntries(DEMO_ROLES.map((role) => [role, hash(`${seed}${role}`).slice(0, 32)])) as Record<
    DemoRole,
    string
  >;
  const links = people
    ? (Object.fromEntries(DEMO_ROLES.map((role) => [role, `${origin}/demo/${tokens[role]}`])) as Record<
        DemoRole,
        string
      >)
    : undefined;
  const fetch = async (request: Request): Promise<Response> => {
    const token = new URL(request.url).pathname.slice("/demo/".length);
    const role = DEMO_ROLES.find((one) => sameText(tokens[one], token));
    if (!role || !people) return new Response("Not found", { status: 404 });
    const { cookie } = await SignIn.signInAs(people[role].email, "fr");
    return new Response(null, {
      status: 303,
      headers: {
        Location: `${origin}${people[role].path}`,
        "Set-Cookie": `session=${cookie}; Path=/; HttpOnly; SameSite=Lax`,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
      },
    });
  };
  return { links, fetch };
}
