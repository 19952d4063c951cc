package dev.easel.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The poms and files that a release publishes. */
class ReleaseTest {
    private static final String MANAGED = "dependencyManagement/dependencies/dependency";
    private static final String PLUGINS = "build/pluginManagement/plugins/plugin";
    private static final String OURS = "dev.easel";

    /** What the BOM, which has no parent, repeats from the pom at the top. */
    private static final List<String> REPEATED = List.of(
            "version",
            "url",
            "inceptionYear",
            "licenses",
            "developers",
            "scm",
            "properties/easel.owner",
            "properties/easel.owner.email",
            "properties/easel.home",
            "properties/easel.scm",
            "profiles/profile/properties/deployAtEnd",
            "profiles/profile/build/plugins/plugin/executions/execution/configuration/rules/requireProperty");

    private final Pom top = Pom.in(Project.top());
    private final Pom bom = Pom.in(Project.top().resolve("core/bom"));
    private final List<Pom> modules = Project.modules().stream().map(Pom::in).toList();

    @Test
    void everyModuleIsInTheBuild() {
        assertThat(top.all("modules/module"))
                .extracting(module -> Project.top().resolve(module.getTextContent()))
                .containsExactlyInAnyOrderElementsOf(Project.modules());
    }

    /** The ban on Kotlin in every scope, the settings of the compiler and the license in each jar come from the top. */
    @Test
    void everyModuleExceptTheBomInheritsTheRulesOfTheTop() {
        assertThat(top.text(
                        "build/plugins/plugin/executions/execution/configuration/rules/bannedDependencies/excludes"))
                .isEqualTo("org.jetbrains.kotlin:* org.jetbrains.kotlinx:*");
        assertThat(modules)
                .filteredOn(module -> !inheritsFromTheTop(module))
                .extracting(Pom::artifact)
                .containsExactly("easel-bom");
        assertThat(modules)
                .filteredOn(module -> !module.artifact().equals("easel-bom"))
                .filteredOn(module -> module.mentions("enforcer"))
                .as("modules that change the rules")
                .isEmpty();
    }

    private boolean inheritsFromTheTop(Pom module) {
        return module.text("parent/artifactId").equals(top.artifact())
                && module.folder()
                        .resolve(module.text("parent/relativePath"))
                        .normalize()
                        .equals(Project.top().resolve("pom.xml"));
    }

    @Test
    void theBomListsEveryPublishedArtifact() {
        assertThat(bom.all(MANAGED))
                .filteredOn(dependency -> Pom.text(dependency, "groupId").equals(OURS))
                .extracting(dependency -> Pom.text(dependency, "artifactId"))
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .filter(Pom::isPublished)
                        .map(Pom::artifact)
                        .filter(artifact -> !artifact.equals("easel-bom"))
                        .toList());
        assertThat(bom.all(MANAGED))
                .filteredOn(dependency -> Pom.text(dependency, "groupId").equals(OURS))
                .extracting(dependency -> Pom.text(dependency, "version"))
                .containsOnly("${project.version}");
    }

    @Test
    void theBomBringsNothingElseThanTheVersionOfSlf4j() {
        assertThat(bom.all("dependencies/dependency")).isEmpty();
        assertThat(bom.all(MANAGED))
                .filteredOn(dependency -> !Pom.text(dependency, "groupId").equals(OURS))
                .extracting(
                        dependency -> Pom.text(dependency, "artifactId"), dependency -> Pom.text(dependency, "version"))
                .containsExactly(tuple("slf4j-api", top.text("properties/slf4j.version")));
    }

    @Test
    void theBomRepeatsWhatTheTopSays() {
        for (String path : REPEATED) {
            assertThat(bom.all(path)).as(path).isNotEmpty();
            assertThat(bom.text(path)).as(path).isEqualTo(top.text(path));
        }
    }

    @Test
    void theBomUsesThePluginsOfTheTop() {
        assertThat(bom.versions(PLUGINS)).isNotEmpty();
        assertThat(top.versions(PLUGINS)).containsAllEntriesOf(bom.versions(PLUGINS));
    }

    @Test
    void everyJarHasTheLicense() {
        List<Path> withJar = modules.stream()
                .filter(Pom::isPublished)
                .map(Pom::folder)
                .filter(folder -> Files.isDirectory(folder.resolve("src/main")))
                .toList();
        assertThat(withJar).hasSizeGreaterThan(10);
        assertThat(withJar)
                .allSatisfy(folder -> assertThat(folder.resolve("target/classes/META-INF/LICENSE"))
                        .hasSameBinaryContentAs(Project.top().resolve("LICENSE")));
    }
}
