import { Config } from "@entrepairs/core/gateway";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const MONTH_SECONDS = 30 * 24 * 3_600;

/** `__Host-` binds the cookie to one host over https; browsers refuse the prefix on http loopback. */
function name(): string {
  return Config.use().origin.startsWith("https:") ? "__Host-session" : "session";
}

export function sessionCookie(c: Context): string | undefined {
  return getCookie(c, name());
}

export function setSession(c: Context, value: string): void {
  const secure = Config.use().origin.startsWith("https:");
  setCookie(c, name(), value, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: MONTH_SECONDS });
}

export function dropSession(c: Context): void {
  deleteCookie(c, name(), { path: "/", secure: Config.use().origin.startsWith("https:") });
}
