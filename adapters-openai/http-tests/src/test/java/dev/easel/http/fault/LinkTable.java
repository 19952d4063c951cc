package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.http.retry.RetryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of linked images, whose downloads are free and whose links are kept, for each verb of each adapter. */
abstract class LinkTable extends KeptResponseTable {
    private FaultServer serving(LinkFault fault, String... images) {
        return FaultServer.answering(document(images)).downloads(fault.responses.toArray(ScriptedResponse[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void downloadsALinkAsOftenAsItMayStillWork(LinkFault fault) {
        try (FaultServer server = serving(fault, link("/a.png"))) {
            if (fault.isDelivered()) {
                assertThat(ask(provider(server, RetryPolicy.defaults()), context)
                                .first()
                                .bytes())
                        .isEqualTo(PHOTO.bytes());
            } else {
                EaselException failure = failure(server, RetryPolicy.defaults());
                assertThat(failure).hasMessageEndingWith(fault.message);
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
                assertThat(failure.savedResponse().orElseThrow()).hasContent(style().document(link("/a.png")));
            }
            assertThat(server.received().get(0).method()).isEqualTo("POST");
            assertThat(server.received().subList(1, server.received().size()))
                    .as("downloads")
                    .hasSize(fault.requests)
                    .allSatisfy(request -> {
                        assertThat(request.method()).isEqualTo("GET");
                        assertThat(request.headers().toString()).contains("sk-test");
                    });
        }
    }

    @Test
    void aDeadLinkStaysKnownBesideTheImagesThatCame() {
        String linked = style().document(style().inline(BASE64), link("/gone.png?sig=2"));
        try (FaultServer server = serving(LinkFault.GONE, style().inline(BASE64), link("/gone.png?sig=2"))) {
            ImageResult result = result(server);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
                assertThat(failure.provider()).isPresent();
                assertThat(failure.savedResponse().orElseThrow()).hasContent(linked);
            });
        }
    }

    @Test
    void sendsTheKeyToNoOtherOrigin() {
        try (FaultServer other = FaultServer.answering(ScriptedResponse.status(404));
                FaultServer server = FaultServer.answering(document(link("/a.png")))
                        .downloads(ScriptedResponse.status(302)
                                .header("Location", other.uri("/a.png").toString()))) {
            assertThat(failure(server, RetryPolicy.defaults()).billing()).isEqualTo(Billing.BILLED);
            assertThat(other.received()).isEmpty();
        }
    }
}
