package dev.throughline.recall.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Leads to the page that was asked for, from here: a strict cookie is not sent where a link of another site leads. */
@CheckedTemplate(basePath = "dashboard")
record HopPage(String address) implements TemplateInstance {
}
