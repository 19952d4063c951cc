package dev.easel.server.internal.engine;

import dev.easel.server.internal.Probe;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.exchange.Exchanges;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.internal.exchange.Reception;
import dev.easel.server.internal.exchange.RequestBody;
import dev.easel.server.internal.exchange.ResponseWriter;
import dev.easel.server.internal.exchange.RoutedRequest;
import dev.easel.server.internal.exchange.Service;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes each request when its head has arrived: reads its body, or answers it without. Never waits. */
final class RequestDispatcher extends Handler.Abstract.NonBlocking {
    private static final System.Logger LOG = System.getLogger(RequestDispatcher.class.getName());
    private static final long PARSED_AT_ONCE = 1 << 12;

    private final EngineSettings settings;
    private final Service service;
    private final Exchanges exchanges;
    private final Executor intake;
    private final BooleanSupplier stopping;
    private final Probe probe;

    /**
     * Creates a dispatcher.
     *
     * @param intake runs the parsing of bodies; its threads never wait for a caller
     */
    RequestDispatcher(
            EngineSettings settings,
            Service service,
            Exchanges exchanges,
            Executor intake,
            BooleanSupplier stopping,
            Probe probe) {
        this.settings = settings;
        this.service = service;
        this.exchanges = exchanges;
        this.intake = intake;
        this.stopping = stopping;
        this.probe = probe;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ClientEndPoint client =
                (ClientEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
        if (!client.serve()) {
            callback.failed(new IllegalStateException("The connection was given up."));
            return true;
        }
        JettyChannel channel = new JettyChannel(request, response, callback, client, stopping);
        try {
            new Dispatch(request, client, channel).begin();
        } catch (Throwable e) {
            fail(request.getHttpURI().getPathQuery(), channel, e);
        }
        return true;
    }

    /** Answers a request that the server failed to take; if that fails too, its connection ends. */
    private void fail(String target, JettyChannel channel, Throwable fault) {
        try {
            boolean memory = fault instanceof OutOfMemoryError;
            LOG.log(System.Logger.Level.ERROR, "A request could not be taken.", fault);
            HttpError error = memory
                    ? HttpErrors.overloaded("This server has no room for the request now; try again later.")
                    : HttpErrors.fault();
            channel.markLast();
            new ResponseWriter(new RequestHead("GET", target, false, List.of()), Map.of(), channel)
                    .write(service.error(target, error), sent -> {});
        } catch (Throwable again) {
            channel.abort();
        }
    }

    private static RequestHead head(Request request) {
        String target = request.getHttpURI().getPathQuery();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            headers.add(Map.entry(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        return new RequestHead(
                request.getMethod(),
                target == null ? "/" : target,
                request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0,
                headers);
    }

    /** One request on its way to its route. */
    private final class Dispatch implements BodyReader.Receiver {
        private final Request request;
        private final ClientEndPoint client;
        private final JettyChannel channel;
        private final RequestHead head;
        private final ResponseWriter writer;
        private Optional<RoutedRequest> routed = Optional.empty();
        private Optional<ServerResponse.Whole> early = Optional.empty();

        private Dispatch(Request request, ClientEndPoint client, JettyChannel channel) {
            this.request = request;
            this.client = client;
            this.channel = channel;
            this.head = head(request);
            this.writer = new ResponseWriter(head, service.responseHeaders(head), channel);
        }

        private void begin() {
            probe.at(Probe.Point.HEAD);
            Optional<HttpError> framing =
                    Framing.error(head, request.getHeaders().size());
            if (framing.isPresent()) {
                channel.markLast();
                write(service.error(head.target(), framing.get()));
                return;
            }
            Reception reception = service.receive(head, client.isRejected());
            if (reception instanceof Reception.Answered answered) {
                early = Optional.of(answered.response());
                discard();
            } else {
                RoutedRequest accepted = ((Reception.Accepted) reception).request();
                routed = Optional.of(accepted);
                RequestBody body = new RequestBody(settings.folder());
                if (hasBody()) {
                    new BodyReader(request, client, body, settings.bodyBytes(), this, probe).start();
                } else {
                    exchanges.begin(accepted, body, writer, channel);
                }
            }
        }

        private boolean hasBody() {
            return request.getLength() > 0 || head.header("Transfer-Encoding").isPresent();
        }

        /** Reads a body that is not needed, so that the caller, who is still sending it, can read the response. */
        private void discard() {
            if (!hasBody()) {
                ended(Optional.empty(), true);
            } else if (head.header("Expect").isPresent()) {
                ended(Optional.empty(), false);
            } else {
                new BodyReader(request, client, null, 0, this, probe).start();
            }
        }

        @Override
        public void complete(RequestBody body) {
            RoutedRequest accepted = routed.orElseThrow();
            if (stopping.getAsBoolean()) {
                body.discard();
                accepted.request().close();
                write(service.error(head.target(), HttpErrors.stopping()));
            } else if (body.length() <= PARSED_AT_ONCE) {
                exchanges.begin(accepted, body, writer, channel);
            } else {
                probe.at(Probe.Point.INTAKE);
                intake.execute(() -> exchanges.begin(accepted, body, writer, channel));
            }
        }

        @Override
        public void ended(Optional<HttpError> error, boolean reusable) {
            routed.ifPresent(accepted -> accepted.request().close());
            if (!reusable) {
                channel.markLast();
            }
            write(error.map(e -> service.error(head.target(), e))
                    .or(() -> early)
                    .orElseThrow());
        }

        @Override
        public void gone() {
            routed.ifPresent(accepted -> accepted.request().close());
            channel.abort();
        }

        @Override
        public void failed(Throwable fault) {
            routed.ifPresent(accepted -> accepted.request().close());
            fail(head.target(), channel, fault);
        }

        private void write(ServerResponse.Whole response) {
            writer.write(response, sent -> {});
        }
    }
}
