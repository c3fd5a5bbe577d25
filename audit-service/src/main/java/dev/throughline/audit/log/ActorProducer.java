package dev.throughline.audit.log;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;

import dev.throughline.common.security.Caller;

/** Takes the {@link Actor} from the request's token and connection. */
@RequestScoped
class ActorProducer {

    private final Caller caller;
    private final CurrentVertxRequest request;

    ActorProducer(Caller caller, CurrentVertxRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** A record has no proxy: a bean that outlives the request would keep the first caller for everyone. */
    @Produces
    Actor actor(InjectionPoint into) {
        if (into.getBean().getScope() != RequestScoped.class) {
            throw new IllegalStateException(into.getBean().getBeanClass() + " takes an Actor, so it has to be @RequestScoped");
        }
        return Actor.of(caller, address());
    }

    private @Nullable String address() {
        SocketAddress remote = request.getCurrent().request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }
}
