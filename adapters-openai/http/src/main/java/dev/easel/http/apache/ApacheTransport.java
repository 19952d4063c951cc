package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.http.Headers;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.Transport;
import dev.easel.http.internal.ProgressMeter;
import dev.easel.http.internal.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends calls with Apache HttpClient's classic client, whose own retries, redirects and cookies are off. Thread-safe. */
final class ApacheTransport implements Transport {
    private static final String ENCODINGS = "Accept-Encoding";

    private final HttpConfig config;
    private final Headers headers;
    private final CloseableHttpClient client;
    private final RequestConfig requests;

    /** Prepares calls to providers. */
    ApacheTransport(HttpConfig config) {
        this(config, config.headers(), ApacheClients.forProviders(config));
    }

    /** Prepares downloads with a resolver of hosts, without a proxy and without the headers that are for providers. */
    ApacheTransport(HttpConfig config, DnsResolver hosts) {
        this(config, Headers.NONE, ApacheClients.forDownloads(config, hosts));
    }

    private ApacheTransport(HttpConfig config, Headers headers, CloseableHttpClient client) {
        this.config = config;
        this.headers = headers;
        this.client = client;
        this.requests = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(config.readTimeout()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    @Override
    public HttpResponse send(HttpCall call, CallContext context) {
        context.throwIfCancelled();
        StreamedEntity body = call.body()
                .map(b -> new StreamedEntity(b, ProgressMeter.sent(context, b.length())))
                .orElse(null);
        Registration cancel = () -> {};
        boolean open = false;
        try {
            HttpUriRequestBase request = request(call, body, context);
            cancel = context.onCancel(request::cancel);
            ClassicHttpResponse raw = client.executeOpen(null, request, HttpClientContext.create());
            HttpResponse response = response(request, raw, context, cancel).hiding(withOwnHeaders(call));
            open = true;
            return response;
        } catch (IOException | RuntimeException e) {
            throw failure(Secrets.of(withOwnHeaders(call).keys()).hiddenIn(e), call, body, context);
        } finally {
            if (!open) {
                cancel.close();
            }
        }
    }

    private HttpCall withOwnHeaders(HttpCall call) {
        return call.headers(headers.with(call.headers()));
    }

    private HttpUriRequestBase request(HttpCall call, @Nullable StreamedEntity body, CallContext context) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.target());
        Headers all = Headers.NONE
                .with(ENCODINGS, "gzip")
                .with(headers)
                .with(call.headers())
                .with(call.secrets());
        all.fields().forEach(field -> request.addHeader(field.name(), field.value()));
        if (body != null) {
            request.setEntity(body);
        }
        request.setConfig(RequestConfig.copy(requests)
                .setConnectionRequestTimeout(Timeout.of(context.remaining()))
                .build());
        return request;
    }

    private HttpResponse response(
            HttpUriRequestBase request, ClassicHttpResponse raw, CallContext context, Registration cancel)
            throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        for (Header header : raw.getHeaders()) {
            fields.add(new Headers.Field(header.getName(), String.valueOf(header.getValue())));
        }
        Headers received = Headers.received(fields);
        HttpEntity entity = raw.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        long length = entity == null ? 0 : entity.getContentLength();
        ProgressMeter meter =
                ProgressMeter.received(context, length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
        InputStream metered = new CountedStream(body, meter::add);
        ContentEncodings encodings = ContentEncodings.of(received);
        InputStream decoded = encodings.decode(metered);
        InputStream bounded = new CountedStream(decoded, new ResponseLimit(config.maxResponseBytes()));
        return new HttpResponse(raw.getCode(), encodings.describeDecoded(received), bounded, () -> {
            cancel.close();
            // Closing a response alone would first read it to its end; cancelling does not affect one that was read.
            request.cancel();
            try (raw) {
                decoded.close();
            }
        });
    }

    private static EaselException failure(
            Exception e, HttpCall call, @Nullable StreamedEntity body, CallContext context) {
        if (e instanceof EaselException known) {
            return known;
        }
        Billing billing = body == null || body.whole() ? Billing.UNKNOWN : Billing.NOT_BILLED;
        context.throwIfStopped(billing);
        boolean connected = !(e instanceof ConnectException) && !(e instanceof UnknownHostException);
        boolean sent = body == null ? connected : body.begun();
        if (e instanceof IllegalStateException && !sent) {
            // The client says so of a closed connection pool.
            return failure(Phase.CONNECT, "The HTTP kit is closed; the call was not sent.", Billing.NOT_BILLED, e);
        }
        String url = Redacted.url(call.target());
        if (!sent) {
            return failure(Phase.CONNECT, "Cannot connect to " + url + ": " + reason(e), Billing.NOT_BILLED, e);
        }
        if (billing == Billing.NOT_BILLED) {
            return failure(Phase.CLOSED, "The connection to " + url + " broke while sending: " + reason(e), billing, e);
        }
        return e instanceof SocketTimeoutException
                ? failure(Phase.READ_TIMEOUT, url + " received the request and did not respond in time.", billing, e)
                : failure(
                        Phase.CLOSED,
                        url + " received the request and closed the connection: " + reason(e),
                        billing,
                        e);
    }

    private static TransportException failure(Phase phase, String message, Billing billing, Exception cause) {
        return new TransportException(phase, message, CallFacts.of(billing), cause);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() + "." : e.getMessage() + ".";
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
