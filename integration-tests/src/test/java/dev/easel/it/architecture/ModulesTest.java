package dev.easel.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.lang.module.ModuleDescriptor;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module may see which, and which library is named where. */
class ModulesTest {
    private static final String CORE = "dev.easel.core..";
    private static final String IMAGING = "dev.easel.imaging..";
    private static final String ADAPTERS = "dev.easel.adapters..";
    private static final String KIT = "dev.easel.adapters.http..";
    private static final String OPENAI = "dev.easel.adapters.openai..";
    private static final String OPENAI_SHARED = "dev.easel.adapters.openai.shared..";
    private static final String VISION_STUDIO = "dev.easel.adapters.visionstudio..";
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
        assertThat(seen).containsExactlyInAnyOrder("core", "imaging", "adapters", "cli");
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
    void adaptersAndImagingDoNotSeeEachOther() {
        hold(noClasses()
                .that()
                .resideInAPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(IMAGING));
        hold(noClasses()
                .that()
                .resideInAPackage(IMAGING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ADAPTERS));
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
    void theKitKnowsNoDialect() {
        hold(noClasses()
                .that()
                .resideInAPackage(KIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPENAI, VISION_STUDIO, CHAT, MULTIPART));
    }

    @Test
    void dialectsSeeTheKitAndNotEachOther() {
        for (String dialect : Set.of(OPENAI, VISION_STUDIO, CHAT)) {
            hold(seesOfAdapters(dialect, dialect, KIT));
        }
    }

    @Test
    void multipartSeesOfOpenAiOnlyWhatIsShared() {
        hold(seesOfAdapters(MULTIPART, MULTIPART, KIT, OPENAI_SHARED));
    }

    @Test
    void theHttpClientIsNamedOnlyByItsTransportAndItsServer() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("dev.easel.adapters.http.apache..", "dev.easel.adapters.http.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc.."));
    }

    @Test
    void guiceIsNamedOnlyInModulesAndTheCommandLine() {
        hold(noClasses()
                .that(DescribedPredicate.not(withinAModuleOfGuice()))
                .and()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject.."));
    }

    @Test
    void imagesOfTheDesktopStayInImagingAndTheCommandLine() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(IMAGING, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio.."));
    }

    @Test
    void corePackagesDependInOneDirection() {
        hold(noClasses()
                .that()
                .resideInAnyPackage("dev.easel.core.domain..", "dev.easel.core.event..", "dev.easel.core.failure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.easel.core.port..", "dev.easel.core.usecase..", "dev.easel.core.interceptor.."));
        hold(noClasses()
                .that()
                .resideInAPackage("dev.easel.core.port..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.easel.core.usecase..", "dev.easel.core.interceptor.."));
    }

    @Test
    void modulesAreFreeOfCycles() {
        hold(SlicesRuleDefinition.slices()
                .matching("dev.easel.adapters.(*)..")
                .should()
                .beFreeOfCycles());
        hold(SlicesRuleDefinition.slices().matching("dev.easel.(*)..").should().beFreeOfCycles());
    }

    private static ArchRule seesOfAdapters(String who, String... seen) {
        return noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat(resideInAPackage(ADAPTERS).and(DescribedPredicate.not(resideInAnyPackage(seen))));
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

    /** A rule about a package that has no class yet holds. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(Project.mainClasses());
    }
}
