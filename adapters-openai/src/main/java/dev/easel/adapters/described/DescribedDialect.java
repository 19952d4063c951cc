package dev.easel.adapters.described;

import dev.easel.adapters.described.response.ResponseRules;
import dev.easel.adapters.described.template.Template;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.WireOptions;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.JsonBody;
import dev.easel.http.body.MultipartBody;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Speaks a description: one instance encodes any verb with any model. */
final class DescribedDialect<R extends ImageRequest> implements Dialect<R> {
    private final ProviderDescription description;
    private final Optional<String> defaultModel;
    private final Map<String, String> settings;
    private final ResponseRules rules;

    /** Creates the dialect of a provider with the user's default model and settings. */
    DescribedDialect(ProviderDescription description, Optional<String> defaultModel, Map<String, String> settings) {
        this.description = description;
        this.defaultModel = defaultModel;
        this.settings = settings;
        this.rules = description.rules().filled(name -> Optional.ofNullable(settings.get(name)));
    }

    private Optional<String> modelName(R request) {
        return request.model().map(ModelId::name).or(() -> defaultModel);
    }

    @Override
    public HttpCall encode(R request) {
        Optional<String> model = modelName(request);
        ModelView view = description.view(model);
        RequestInputs inputs = RequestInputs.of(request, view);
        RequestValues values = new RequestValues(request, inputs, model, settings, view.json());
        VerbCall verb = inputs.call();
        Map<String, Object> fields = WireOptions.of(request).fields();
        HttpBody body = verb.isForm() ? form(verb, values, fields) : json(verb, values, fields);
        HttpCall call = HttpCall.post(path(request, verb.path(), values), body);
        for (Map.Entry<String, Object> header : members(verb.headers(), values).entrySet()) {
            call = call.header(header.getKey(), String.valueOf(header.getValue()));
        }
        return call;
    }

    private String path(R request, Template template, RequestValues values) {
        String path = template.fillUrl(values)
                .orElseThrow(() -> missing(request, template, values))
                .replaceFirst("^/+", "");
        int end = path.indexOf('/');
        String first = end < 0 ? path : path.substring(0, end);
        return first.replace(":", "%3A") + path.substring(first.length());
    }

    private UnsupportedRequestException missing(R request, Template template, RequestValues values) {
        String name = template.names().stream()
                .filter(value -> values.get(value).isEmpty())
                .findFirst()
                .orElse("model");
        if (!name.equals("model")) {
            return new UnsupportedRequestException("Provider " + description.name() + " needs a value of '" + name
                    + "' for " + request.verb().word() + ".");
        }
        List<String> models = description.models();
        return new UnsupportedRequestException("Provider " + description.name() + " needs a model for "
                + request.verb().word() + ": name one in the request (--model on the command line)"
                + (models.isEmpty() ? "." : ", such as " + String.join(", ", models) + "."));
    }

    private static Map<String, Object> members(Template template, RequestValues values) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (template.fill(values).orElse("") instanceof Map<?, ?> filled) {
            filled.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }

    private HttpBody json(VerbCall verb, RequestValues values, Map<String, Object> fields) {
        Map<String, Object> body = members(verb.body(), values);
        if (!fields.isEmpty()) {
            objectAt(body, description.fieldsAt()).putAll(fields);
        }
        return JsonBody.of(body);
    }

    private static Map<String, Object> objectAt(Map<String, Object> root, List<String> path) {
        Map<String, Object> object = root;
        for (String name : path) {
            Map<String, Object> next = new LinkedHashMap<>();
            if (object.get(name) instanceof Map<?, ?> members) {
                members.forEach((key, value) -> next.put(String.valueOf(key), value));
            }
            object.put(name, next);
            object = next;
        }
        return object;
    }

    private static HttpBody form(VerbCall verb, RequestValues values, Map<String, Object> fields) {
        Map<String, Object> members = members(verb.body(), values);
        members.putAll(fields);
        MultipartBody form = MultipartBody.form();
        members.forEach((name, value) -> {
            Collection<?> parts = value instanceof Collection<?> several ? several : List.of(value);
            int number = 0;
            for (Object part : parts) {
                number++;
                add(form, name, stem(name) + (parts.size() > 1 ? "-" + number : ""), part);
            }
        });
        return form.build();
    }

    private static String stem(String name) {
        String stem = name.replaceAll("[^A-Za-z0-9_-]", "");
        return stem.isEmpty() ? "image" : stem;
    }

    private static void add(MultipartBody form, String name, String stem, Object value) {
        if (value instanceof ImageData image) {
            form.image(name, stem, image);
        } else if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            form.text(name, value.toString());
        } else {
            throw new UnsupportedRequestException(
                    "Field " + name + " cannot be sent as a form part: only text, numbers and booleans can.");
        }
    }

    @Override
    public Optional<ModelId> model(R request) {
        return modelName(request).map(ModelId::new);
    }

    @Override
    public List<Note> notes(R request) {
        Set<String> fields = WireOptions.of(request).fields().keySet();
        return description.view(modelName(request)).json().get("notes").items().stream()
                .map(note -> note.text().orElse(""))
                .filter(note -> fields.stream().noneMatch(field -> note.contains("the field " + field + "=")))
                .map(Note::adapted)
                .toList();
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        return rules.parse(response, context);
    }

    @Override
    public Optional<Job> jobById(String id) {
        return rules.job(id);
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return rules.parseError(response);
    }
}
