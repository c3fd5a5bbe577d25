package dev.throughline.audit.log;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

import dev.throughline.common.security.Caller;

@RequestScoped
class ActorProducer {

    private final Caller caller;

    ActorProducer(Caller caller) {
        this.caller = caller;
    }

    @Produces
    Actor actor() {
        return new Actor(caller.tenantId(), caller.userId(), caller.tokenId(), caller.machine(), null);
    }
}
