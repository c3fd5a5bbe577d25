package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;

/** Monitoring, analytics and alerting. */
final class MonitoringKinds {

    private MonitoringKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofName("datadog-key", "32 or 40 hexadecimal digits under `DATADOG_…`, `DD_API_KEY`, `DD_APP_KEY`")
                        .named(keyOf("datadog") + "|dd[_. -](?:api|app|application)[_. -]key", "[0-9a-f]{40}|[0-9a-f]{32}",
                                "datadog", "dd_ap",
                                "dd-ap", "dd.ap", "dd ap"),
                SecretKind.ofForm("newrelic-key", "`NRAK-`, `NRII-`, `NRJS-`, `NRRA-`; 36 characters and `NRAL`")
                        .word("NR(?:AK-[A-Z0-9]{27}|II-[A-Za-z0-9_-]{32}|JS-[0-9a-f]{19}|RA-[0-9a-f]{42})", "nrak-", "nrii-",
                                "nrjs-",
                                "nrra-")
                        .wordAround(36, "[0-9a-f]{36}NRAL", "nral"),
                SecretKind.ofForm("sentry-token", "`sntrys_…`, `sntryu_` and 64 hexadecimal digits")
                        .word("sntrys_[A-Za-z0-9+/=_]{60,500}", "sntrys_").word("sntryu_[0-9a-f]{64}", "sntryu_"),
                SecretKind.ofForm("grafana-token", "`glsa_…`, `glc_…`, older keys `eyJrIjoi…`")
                        .word("glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}", "glsa_")
                        .word("glc_[A-Za-z0-9+/]{32,400}+={0,3}+", "glc_")
                        .word("eyJrIjoi[A-Za-z0-9]{60,400}+={0,3}+(?!\\.)", "eyjrijoi"),
                SecretKind.ofName("pagerduty-key", "20 characters, or 32 hexadecimal digits, under `PAGERDUTY_…`, `PD_API_KEY`")
                        .named(keyOf("pager[_-]?duty") + "|pd_api_key|pagerduty[a-z_-]{0,20}routing[a-z_-]{0,5}",
                                "[0-9a-f]{32}|[A-Za-z0-9_+-]{20}", "pagerduty", "pager_duty", "pager-duty", "pd_api"),
                SecretKind.ofForm("dynatrace-token", "`dt0c01.`, 24 and 64 characters")
                        .word("dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}", "dt0"),
                SecretKind.ofForm("honeycomb-key", "`hcaik_`, `hcalk_`, `hcxik_` … and 58 characters")
                        .word("hc[a-z][ilm]k_[A-Za-z0-9]{58}", "hcaik_", "hcalk_", "hcamk_", "hcbik_", "hccik_", "hcxik_",
                                "hcxlk_"),
                SecretKind.ofForm("posthog-key", "`phx_` and 40 characters or more").word("phx_[A-Za-z0-9]{40,60}", "phx_"),
                SecretKind.ofForm("launchdarkly-key", "`sdk-` or `api-` and a UUID").word("(?:sdk|api)-" + UUID, "sdk-",
                        "api-"),
                SecretKind.ofName("splunk-token", "a UUID behind `Authorization: Splunk` or under `SPLUNK_…TOKEN`")
                        .named(keyOf("splunk"), UUID, "splunk")
                        .matching(
                                "(?i:authorization)\\\\?[\"']?[ \\t]{0,4}[:=,][ \\t]{0,4}\\\\?[\"'`]?Splunk (?<secret>" + UUID
                                        + ")",
                                Candidates::isToken, "authorization"));
    }
}
