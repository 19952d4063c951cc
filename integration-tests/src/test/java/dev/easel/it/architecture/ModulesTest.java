package dev.easel.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.easel.http.Dialect;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module may see which, and which library is named where. */
class ModulesTest {
    private static final String CORE = "dev.easel.core..";
    private static final String GUICE = "dev.easel.guice..";
    private static final String JSON = "dev.easel.json..";
    private static final String CONTRACT = "dev.easel.contract..";
    private static final String IMAGING = "dev.easel.imaging..";
    private static final String OFFLINE = "dev.easel.offline..";
    private static final String HTTP = "dev.easel.http..";
    private static final String SERVER = "dev.easel.server..";
    private static final String STUDIO = "dev.easel.studio..";
    private static final String OPENAI = "dev.easel.adapters.openai..";
    private static final String OPENAI_SETTINGS = "dev.easel.adapters.openai.settings..";
    private static final String OPENAI_SHARED = "dev.easel.adapters.openai.shared..";
    private static final String OPENAI_SERVE = "dev.easel.adapters.openai.serve..";
    private static final String VISION_STUDIO = "dev.easel.adapters.visionstudio..";
    private static final String DESCRIBED = "dev.easel.adapters.described..";
    private static final String CHAT = "dev.easel.adapters.chat..";
    private static final String MULTIPART = "dev.easel.adapters.multipart..";
    private static final String CLI = "dev.easel.cli..";

    private static final Set<String> BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getDescriptor().exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());

    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen = Project.mainClasses().stream()
                .map(known -> known.getPackageName().split("\\.")[2])
                .collect(Collectors.toSet());
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "core",
                        "guice",
                        "json",
                        "contract",
                        "imaging",
                        "offline",
                        "http",
                        "server",
                        "studio",
                        "adapters",
                        "cli");
        assertThat(Project.mainClasses()).noneMatch(known -> known.getName().endsWith("Test"));
    }

    @Test
    void coreNeedsNothingButTheBaseOfThePlatform() {
        hold(classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(CORE).or(inTheBaseOfThePlatform())));
    }

    @Test
    void easelModulesOfGuiceJsonAndContractsSeeOnlyCore() {
        hold(classesOf(JSON).should().onlyDependOnClassesThat(ours(JSON, CORE).or(notOurs())));
        hold(classesOf(GUICE).should().onlyDependOnClassesThat(ours(GUICE, CORE).or(notOurs())));
        hold(classesOf(CONTRACT)
                .should()
                .onlyDependOnClassesThat(ours(CONTRACT, CORE).or(notOurs())));
    }

    @Test
    void imagingSeesOnlyCoreAndTheOfflineProviderBoth() {
        hold(classesOf(IMAGING)
                .should()
                .onlyDependOnClassesThat(ours(IMAGING, CORE).or(notOurs())));
        hold(classesOf(OFFLINE)
                .should()
                .onlyDependOnClassesThat(ours(OFFLINE, IMAGING, CORE, GUICE).or(notOurs())));
    }

    @Test
    void theKitAndTheServerKnowNoDialect() {
        hold(classesOf(HTTP)
                .should()
                .onlyDependOnClassesThat(ours(HTTP, CORE, GUICE).or(notOurs())));
        hold(classesOf(SERVER)
                .should()
                .onlyDependOnClassesThat(ours(SERVER, HTTP, CORE).or(notOurs())));
    }

    @Test
    void theStudioKnowsTheServerAndNoDialect() {
        hold(classesOf(STUDIO)
                .should()
                .onlyDependOnClassesThat(ours(STUDIO, SERVER, HTTP, CORE).or(notOurs())));
    }

    @Test
    void dialectsSeeTheKitAndNotEachOther() {
        for (String dialect : Set.of(OPENAI, VISION_STUDIO, CHAT, DESCRIBED)) {
            hold(classesOf(dialect)
                    .should()
                    .onlyDependOnClassesThat(
                            ours(dialect, HTTP, SERVER, CORE, GUICE).or(notOurs())));
        }
    }

    @Test
    void multipartSeesOfOpenAiOnlyWhatIsShared() {
        hold(classesOf(MULTIPART)
                .should()
                .onlyDependOnClassesThat(
                        ours(MULTIPART, OPENAI_SHARED, OPENAI_SERVE, OPENAI_SETTINGS, HTTP, SERVER, CORE, GUICE)
                                .or(notOurs())));
    }

    /** A program that only calls providers does not ship the server: nothing that a client reaches may name it. */
    @Test
    void clientsReachNoServer() {
        Set<String> seen = reachedFrom(Project.mainClasses().stream()
                .filter(type -> type.getPackageName().startsWith("dev.easel.adapters.")
                                && (type.isAssignableTo(Dialect.class)
                                        || type.getSimpleName().endsWith("Module"))
                        || type.getSimpleName().equals("OpenAi")
                        || type.getSimpleName().endsWith("Config")));
        assertThat(seen).hasSizeGreaterThan(100).noneMatch(name -> name.startsWith("dev.easel.server."));
    }

    private static Set<String> reachedFrom(Stream<JavaClass> start) {
        Set<String> seen = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(start.toList());
        while (!open.isEmpty()) {
            open.pop().getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(type -> type.getPackageName().startsWith("dev.easel.") && seen.add(type.getName()))
                    .forEach(open::push);
        }
        return seen;
    }

    @Test
    void theHttpClientIsNamedOnlyByItsTransport() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("dev.easel.http.apache..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc.."));
    }

    @Test
    void theHttpServerIsNamedOnlyByItsEngine() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("dev.easel.server.internal.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty.."));
    }

    @Test
    void guiceIsNamedOnlyInModulesAndTheCommandLine() {
        hold(noClasses()
                .that(DescribedPredicate.not(withinAModuleOfGuice()))
                .and()
                .resideOutsideOfPackages(GUICE, "dev.easel.http.guice", CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject.."));
    }

    @Test
    void imagesOfTheDesktopStayInImagingAndTheCommandLine() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(IMAGING, OFFLINE, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio.."));
    }

    @Test
    void nothingSeesTheCommandLine() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI));
    }

    @Test
    void packagesAreFreeOfCycles() {
        hold(SlicesRuleDefinition.slices().assignedFrom(byPackage()).should().beFreeOfCycles());
    }

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("dev.easel.")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static GivenClassesConjunction classesOf(String packages) {
        return classes().that().resideInAPackage(packages);
    }

    private static DescribedPredicate<JavaClass> ours(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.describe(
                "are not Easel's",
                type -> !type.getBaseComponentType().getPackageName().startsWith("dev.easel"));
    }

    private static DescribedPredicate<JavaClass> inTheBaseOfThePlatform() {
        return DescribedPredicate.describe("are in java.base", type -> {
            JavaClass component = type.getBaseComponentType();
            return component.isPrimitive() || BASE.contains(component.getPackageName());
        });
    }

    private static DescribedPredicate<JavaClass> withinAModuleOfGuice() {
        return DescribedPredicate.describe(
                "are within a class named …Module",
                type -> Stream.iterate(type, known -> known.getEnclosingClass().orElse(null))
                        .takeWhile(known -> known != null)
                        .anyMatch(known -> known.getSimpleName().endsWith("Module")));
    }

    /** A rule that matches no class fails. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(false).check(Project.mainClasses());
    }
}
