package dev.easel.server.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ManualTimer;
import dev.easel.server.internal.admission.Admission.Ticket;
import dev.easel.server.internal.admission.Admission.Waiting;
import dev.easel.server.route.HttpError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An admission whose time a test advances, and the calls that come to it. */
final class AdmissionScript {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final ManualTimer timer = new ManualTimer();
    /** The names of the calls that have begun, in order. */
    final List<String> begun = new ArrayList<>();

    /** A call that remembers what became of it. */
    final class Call {
        final String name;
        final List<Ticket> tickets = new ArrayList<>();
        final List<HttpError> refusals = new ArrayList<>();
        final Waiting waiting;

        private Call(Admission admission, String caller, String name, long bytes) {
            this.name = name;
            this.waiting = admission.enter(caller, bytes, this::begin, refusals::add);
        }

        private void begin(Ticket ticket) {
            tickets.add(ticket);
            begun.add(name);
        }

        HttpError refusal() {
            assertThat(tickets).isEmpty();
            assertThat(refusals).hasSize(1);
            return refusals.get(0);
        }

        void end() {
            tickets.get(0).close();
        }
    }

    Admission admission(int inFlight, long bytes, int queued, Map<String, Integer> shares) {
        return new Admission(inFlight, bytes, queued, PATIENCE, shares, timer, () -> {});
    }

    Call call(Admission admission, String caller, String name, long bytes) {
        return new Call(admission, caller, name, bytes);
    }

    static long retryAfter(HttpError error) {
        return Long.parseLong(error.headers().get("Retry-After"));
    }
}
