package dev.throughline.recall.dashboard.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The form.
 *
 * @param username as it was entered before
 * @param next where to go then
 * @param fault why the last attempt came to nothing, "" before the first
 */
@CheckedTemplate(basePath = "dashboard")
record SignInPage(String username, String tenant, String next, String fault) implements TemplateInstance {
}
