package dev.throughline.compression.refine;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.background.BackgroundWork;

/** Takes what waits, asks the model outside of any transaction, and hands its answer in. */
@Singleton
class Refiner implements BackgroundWork {

    private final RefineConfig config;
    private final RefinementDesk desk;
    private final SummaryModel model;
    private final Relay relay;
    private final RefinementMeters meters;

    Refiner(RefineConfig config, RefinementDesk desk, SummaryModel model, Relay relay, RefinementMeters meters) {
        this.config = config;
        this.desk = desk;
        this.model = model;
        this.relay = relay;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "refinement";
    }

    @Override
    public boolean isEnabled() {
        return config.enabled();
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public boolean step() {
        meters.measure();
        return switch (desk.next()) {
            case RefinementDesk.Next.Nothing() -> false;
            case RefinementDesk.Next.Skipped() -> true;
            case RefinementDesk.Next.Case asked -> refine(asked);
        };
    }

    private boolean refine(RefinementDesk.Next.Case asked) {
        long began = System.nanoTime();
        Reply reply = model.ask(asked.prompt());
        var took = Duration.ofNanos(System.nanoTime() - began);
        switch (reply) {
            case Reply.Answered answered -> {
                meters.count(desk.answered(asked, answered, took), answered);
                relay.wake();
            }
            case Reply.Failed failed -> meters.count(desk.failed(asked, failed, took));
            case Reply.NotAsked() -> desk.giveBack(asked);
        }
        return !(reply instanceof Reply.NotAsked);
    }
}
