package dev.throughline.recall.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** That a page cannot be shown, and what to do. */
@CheckedTemplate(basePath = "dashboard")
record ErrorPage(int status, String heading, String detail) implements TemplateInstance {

    static ErrorPage of(int status, String detail) {
        return new ErrorPage(status, switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 422 -> "That cannot be understood";
            case 503, 504 -> "Not now";
            default -> "Something went wrong";
        }, detail);
    }
}
