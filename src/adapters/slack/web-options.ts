import type { Logger, webApi } from "@slack/bolt";

/**
 * For a Web API client that asks once and waits for nothing but the answer, `withinMs` at most. The SDK writes into the
 * options it is given, so every client gets its own.
 */
export const webOptions = (apiUrl: string, logger: Logger, withinMs: number): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl.replace(/\/*$/, "/"),
  logger,
  timeout: withinMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});
