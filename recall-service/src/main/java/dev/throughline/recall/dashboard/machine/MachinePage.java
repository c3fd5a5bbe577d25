package dev.throughline.recall.dashboard.machine;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * One machine's tokens.
 *
 * @param issued the value of a new token, shown this once; "" when none was issued
 * @param fault why they cannot be listed, or what was refused; "" when all is well
 */
@CheckedTemplate(basePath = "dashboard")
record MachinePage(String machine, List<TokenLine> tokens, TokenForm form, String issued,
        String fault) implements TemplateInstance {

    MachinePage {
        tokens = List.copyOf(tokens);
    }
}
