package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.TransportException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final ScriptedResponse OK = ScriptedResponse.text(200, "text/plain", "ok");

    private static SSLContext tls;

    /** Creates a key and a certificate for this machine with the platform's tool. */
    @BeforeAll
    static void selfSign(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String arguments = "-genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -validity 2"
                + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store;
        Process process = new ProcessBuilder((keytool + " " + arguments).split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(keys);
        tls = SSLContext.getInstance("TLS");
        tls.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    }

    private static ApacheTransport trusting() {
        return new ApacheTransport(HttpConfig.builder().tls(tls).build());
    }

    private static void send(ApacheTransport transport, FaultServer server) {
        HttpCall call = HttpCall.post("x", new HttpBody("x/y", List.of())).to(server.uri("/x"));
        try (HttpResponse response = transport.send(call, new RecordingContext())) {
            assertThat(response.body()).hasContent("ok");
        }
        server.awaitResponse();
    }

    @Test
    void trustsOnlyTheConfiguredCertificates() {
        try (FaultServer server = FaultServer.secure(tls, OK);
                ApacheTransport untrusting = new ApacheTransport(HttpConfig.defaults());
                ApacheTransport trusting = trusting()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> send(untrusting, server))
                    .satisfies(e -> assertThat(e.phase()).isEqualTo(TransportException.Phase.CONNECT))
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
            send(trusting, server);
        }
    }

    @Test
    void reusesAConnection() {
        try (FaultServer server = FaultServer.secure(tls, OK);
                ApacheTransport transport = trusting()) {
            for (int i = 0; i < 5; i++) {
                send(transport, server);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingOnAConnectionThatTheServerClosed() {
        try (FaultServer server = FaultServer.secure(tls, OK.thenClosed());
                ApacheTransport transport = trusting()) {
            for (int i = 0; i < 5; i++) {
                send(transport, server);
            }
            assertThat(server.connections()).isEqualTo(5);
        }
    }

    @Test
    void doesNotTakeUnreadBytesForTheNextResponse() {
        try (FaultServer server =
                        FaultServer.secure(tls, OK.followedBy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother"));
                ApacheTransport transport = trusting()) {
            for (int i = 0; i < 5; i++) {
                send(transport, server);
            }
            assertThat(server.connections()).isEqualTo(5);
        }
    }
}
