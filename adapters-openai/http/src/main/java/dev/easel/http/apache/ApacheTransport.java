package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends calls with Apache HttpClient's classic client, whose own retries, redirects and cookies are off. Thread-safe. */
final class ApacheTransport implements Transport {
    private final HttpConfig config;
    private final CloseableHttpClient client;
    private final RequestConfig requests;

    public ApacheTransport(HttpConfig config) {
        this.config = config;
        this.client = ApacheClients.forProviders(config);
        this.requests = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(config.readTimeout()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    @Override
    public HttpResponse send(HttpCall call, CallContext context) {
        context.throwIfCancelled();
        StreamedEntity body = call.body()
                .map(b -> new StreamedEntity(b, ProgressMeter.sent(context, b.length())))
                .orElse(null);
        HttpUriRequestBase request = request(call, body, context);
        Registration cancel = context.onCancel(request::cancel);
        boolean open = false;
        try {
            ClassicHttpResponse raw = client.executeOpen(null, request, HttpClientContext.create());
            HttpResponse response = response(request, raw, context, cancel);
            open = true;
            return response;
        } catch (IOException e) {
            throw failure(e, call, body, context);
        } catch (IllegalStateException e) {
            // The client says so of a closed connection pool.
            context.throwIfCancelled();
            throw new TransportException(
                    Phase.CONNECT, "The HTTP kit is closed; the call was not sent.", CallFacts.NOT_SENT, e);
        } finally {
            if (!open) {
                cancel.close();
            }
        }
    }

    private HttpUriRequestBase request(HttpCall call, @Nullable StreamedEntity body, CallContext context) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.target());
        Headers all = config.headers().with(call.headers()).with(call.secrets());
        if (all.first(HttpHeaders.ACCEPT_ENCODING).isEmpty()) {
            request.addHeader(HttpHeaders.ACCEPT_ENCODING, DecodedStream.ENCODINGS);
        }
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
        HttpEntity entity = raw.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        long length = entity == null ? 0 : entity.getContentLength();
        ProgressMeter meter =
                ProgressMeter.received(context, length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
        InputStream metered = new CountedStream(body, meter::add);
        InputStream bounded =
                new CountedStream(new DecodedStream(metered), new ResponseLimit(config.maxResponseBytes()));
        return new HttpResponse(raw.getCode(), Headers.received(fields), bounded, () -> {
            cancel.close();
            // Closing a response alone would first read it to its end; cancelling does not affect one that was read.
            request.cancel();
            raw.close();
        });
    }

    private static TransportException failure(
            IOException e, HttpCall call, @Nullable StreamedEntity body, CallContext context) {
        Billing billing = body == null || body.whole() ? Billing.UNKNOWN : Billing.NOT_BILLED;
        context.throwIfStopped(billing);
        String url = Redacted.url(call.target());
        boolean timedOut = e instanceof SocketTimeoutException;
        if (body != null && !body.begun()) {
            return failure(Phase.CONNECT, "Cannot connect to " + url + ": " + reason(e), Billing.NOT_BILLED, e);
        }
        if (billing == Billing.NOT_BILLED) {
            return failure(Phase.CLOSED, "The connection to " + url + " broke while sending: " + reason(e), billing, e);
        }
        return timedOut
                ? failure(Phase.READ_TIMEOUT, url + " received the request and did not respond in time.", billing, e)
                : failure(
                        Phase.CLOSED,
                        url + " received the request and closed the connection: " + reason(e),
                        billing,
                        e);
    }

    private static TransportException failure(Phase phase, String message, Billing billing, IOException cause) {
        return new TransportException(phase, message, CallFacts.of(billing), cause);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() + "." : e.getMessage() + ".";
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
