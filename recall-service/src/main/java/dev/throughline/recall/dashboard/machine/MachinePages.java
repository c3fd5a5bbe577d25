package dev.throughline.recall.dashboard.machine;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.dashboard.neighbour.Answer;

/** Machines and their tokens. What may be done is for audit-service to decide. */
@Path("/machines")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class MachinePages {

    private static final String AWAY = "audit-service, which keeps the tokens, does not answer. Try again in a moment.";

    private final MachineLines lines;
    private final TokenDesk desk;
    private final Caller caller;
    private final JsonWebToken token;

    MachinePages(MachineLines lines, TokenDesk desk, Caller caller, JsonWebToken token) {
        this.lines = lines;
        this.desk = desk;
        this.caller = caller;
        this.token = token;
    }

    @GET
    public Uni<TemplateInstance> list() {
        return list(TokenForm.EMPTY, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> issue(@BeanParam TokenForm form) {
        if (form.machine().isEmpty()) {
            return list(form, "machine must not be blank");
        }
        return desk.issue(token.getRawToken(), form).chain(answer -> switch (answer) {
            case Answer.Given given when given.isSuccess() -> one(form.machine(), given.json().path("token").asText(), "");
            case Answer.Given given -> list(form, given.refusal());
            case Answer.Away() -> list(form, AWAY);
        });
    }

    @GET
    @Path("/{machine:.+}")
    public Uni<TemplateInstance> one(@RestPath String machine) {
        return one(machine, "", "");
    }

    /** Revokes one of the machine's tokens. */
    @POST
    @Path("/{machine:.+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> revoke(@RestPath String machine, @RestForm @Nullable String id) {
        return desk.revoke(token.getRawToken(), machine, id == null ? "" : id).chain(answer -> one(machine, "", fault(answer)));
    }

    private Uni<TemplateInstance> list(TokenForm form, String fault) {
        return lines.latest(caller).map(machines -> new MachinesPage(machines, form, fault));
    }

    private Uni<TemplateInstance> one(String machine, String issued, String fault) {
        return desk.list(token.getRawToken(), machine).map(answer -> switch (answer) {
            case Answer.Given given when given.isSuccess() -> page(machine, TokenDesk.lines(given), issued, fault);
            default -> page(machine, List.of(), issued, fault(answer));
        });
    }

    private static TemplateInstance page(String machine, List<TokenLine> tokens, String issued, String fault) {
        return new MachinePage(machine, tokens, TokenForm.EMPTY.of(machine), issued, fault);
    }

    private static String fault(Answer answer) {
        return switch (answer) {
            case Answer.Given given when given.isSuccess() -> "";
            case Answer.Given given -> given.refusal();
            case Answer.Away() -> AWAY;
        };
    }
}
