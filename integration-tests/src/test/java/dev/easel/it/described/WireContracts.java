package dev.easel.it.described;

import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The contracts of the ports as tests of a provider, which is one of many. */
final class WireContracts {
    private final ImageProvider provider;
    private final Function<Verb, ModelId> models;

    private WireContracts(ImageProvider provider, Function<Verb, ModelId> models) {
        this.provider = provider;
        this.models = models;
    }

    /** Returns those of the client of a server that plays a description. */
    static WireContracts of(PlayedProvider played, HttpKit kit) {
        return new WireContracts(played.provider(kit), played::model);
    }

    /** Returns the tests of the contract of a verb. */
    Stream<DynamicNode> of(Verb verb) {
        return switch (verb) {
            case GENERATE -> tests(new Generates(), ImageGeneratorContract.class);
            case EDIT -> tests(new Edits(), ImageEditorContract.class);
            case INPAINT, EXPAND -> tests(new Inpaints(), ImageInpainterContract.class);
        };
    }

    private static Stream<DynamicNode> tests(Object contract, Class<?> declared) {
        return Arrays.stream(declared.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> run(method, contract)));
    }

    @SuppressWarnings("ThrowSpecificExceptions")
    private static void run(Method method, Object contract) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(contract);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class Generates extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return provider.generator().orElseThrow();
        }

        @Override
        protected ModelId model() {
            return models.apply(Verb.GENERATE);
        }
    }

    private final class Edits extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return provider.editor().orElseThrow();
        }

        @Override
        protected ModelId model() {
            return models.apply(Verb.EDIT);
        }
    }

    private final class Inpaints extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return provider.inpainter().orElseThrow();
        }

        @Override
        protected ModelId model() {
            return models.apply(Verb.INPAINT);
        }
    }
}
