package dev.throughline.audit.log;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;

import dev.throughline.common.security.Caller;

/** Makes the {@link Actor} of a request: its caller, and where it came from. */
@RequestScoped
class ActorProducer {

    private final Caller caller;
    private final CurrentVertxRequest request;

    ActorProducer(Caller caller, CurrentVertxRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** A record has no proxy: a bean that outlives the request would write the first actor's name into everyone's entries. */
    @Produces
    Actor actor(InjectionPoint into) {
        if (into.getBean().getScope() != RequestScoped.class) {
            throw new IllegalStateException(into.getBean().getBeanClass() + " takes an Actor, so it has to be @RequestScoped");
        }
        return new Actor(caller.tenantId(), caller.userId(), caller.tokenId(), caller.machine(), address());
    }

    private @Nullable String address() {
        SocketAddress remote = request.getCurrent().request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }
}
