package io.deployguardian.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.deployguardian.aws.fixture.AdapterThatLooksUp;
import io.deployguardian.aws.fixture.AdapterThatNativeBreaks;
import io.deployguardian.aws.fixture.AdapterThatRemembersTheBuild;
import io.deployguardian.aws.fixture.PortThatKnowsAFunction;
import io.deployguardian.core.canary.fixture.Judge;
import io.deployguardian.core.fixture.DecisionOverHttp;
import io.deployguardian.core.fixture.DecisionWithAmbient;
import io.deployguardian.core.fixture.DecisionWithJackson;
import io.deployguardian.core.fixture.LanguageThatKnowsASlice;
import io.deployguardian.core.gate.fixture.GateThatKnowsTheCanary;
import io.deployguardian.githubstandin.fixture.StandInThatKnowsCore;
import io.deployguardian.local.fixture.HostThatKnowsAFunction;
import io.deployguardian.rollback.fixture.RollbackWithAwsSdk;
import io.deployguardian.smoketest.fixture.SmokeTestThatKnowsRollback;
import io.deployguardian.wire.fixture.CodecAsABean;
import io.deployguardian.wire.fixture.CodecForLambda;
import io.deployguardian.wire.fixture.CodecThatKnowsAws;
import io.deployguardian.wire.fixture.CodecWithAStandIn;
import io.deployguardian.wire.fixture.left.Left;
import io.deployguardian.wire.fixture.right.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds on the real classes, and each rule catches the fixture that breaks it. */
class RulesTest {
  private static JavaClasses real;

  record Broken(ArchRule rule, List<Class<?>> fixture) {
    @Override
    public String toString() {
      return fixture.getFirst().getSimpleName() + ": " + rule.getDescription();
    }
  }

  private static Broken broken(ArchRule rule, Class<?>... fixture) {
    return new Broken(rule, List.of(fixture));
  }

  static List<Broken> fixtures() {
    return List.of(
        broken(Rules.CORE_KNOWS_ONLY_THE_JDK, DecisionWithJackson.class),
        broken(Rules.CORE_KNOWS_ONLY_THE_JDK, DecisionOverHttp.class),
        broken(Rules.CORE_IS_TOLD_TIME_IDS_AND_CHANCE, DecisionWithAmbient.class),
        broken(
            Rules.SLICES_OF_CORE_DO_NOT_KNOW_EACH_OTHER, GateThatKnowsTheCanary.class, Judge.class),
        broken(Rules.THE_SHARED_LANGUAGE_KNOWS_NO_SLICE, LanguageThatKnowsASlice.class),
        broken(Rules.NO_PACKAGE_CYCLES, Left.class, Right.class),
        broken(Rules.MODULES_DEPEND_ONE_WAY, CodecThatKnowsAws.class),
        broken(Rules.MODULES_DEPEND_ONE_WAY, PortThatKnowsAFunction.class),
        broken(Rules.MODULES_DEPEND_ONE_WAY, SmokeTestThatKnowsRollback.class),
        broken(Rules.MODULES_DEPEND_ONE_WAY, HostThatKnowsAFunction.class),
        broken(Rules.AWS_SDK_ONLY_IN_AWS, RollbackWithAwsSdk.class),
        broken(Rules.LAMBDA_AND_QUARKUS_ONLY_IN_FUNCTIONS, CodecForLambda.class),
        broken(Rules.CDI_ONLY_AT_THE_EDGES, CodecAsABean.class),
        broken(Rules.MODULES_DEPEND_ONE_WAY, StandInThatKnowsCore.class),
        broken(Rules.WIREMOCK_ONLY_IN_THE_STAND_IN, CodecWithAStandIn.class),
        broken(NativeRules.JSON_IS_BOUND_WHERE_TYPES_ARE_REGISTERED, AdapterThatNativeBreaks.class),
        broken(NativeRules.WHAT_DOMAIN_JSON_READS_IS_REGISTERED, AdapterThatNativeBreaks.class),
        broken(NativeRules.NOTHING_IS_LOOKED_UP_BY_NAME, AdapterThatNativeBreaks.class),
        broken(NativeRules.STATICS_FIT_INTO_AN_IMAGE, AdapterThatNativeBreaks.class),
        broken(NativeRules.NOTHING_OF_THE_BUILD_IS_KEPT, AdapterThatNativeBreaks.class),
        broken(NativeRules.NOTHING_OF_THE_BUILD_IS_KEPT, AdapterThatRemembersTheBuild.class));
  }

  static Stream<ArchRule> rules() {
    return fixtures().stream().map(Broken::rule).distinct();
  }

  @BeforeAll
  static void importEveryModule() {
    real = Modules.classesOf(Modules.expected());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    // Core's slices come one by one; that every module has classes is checked by Modules.
    rule.allowEmptyShould(true).check(real);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void catches(Broken broken) {
    var fixture = new ClassFileImporter().importClasses(broken.fixture());
    assertThat(broken.rule().evaluate(fixture).hasViolation()).isTrue();
  }

  @Test
  void names_each_way_of_reaching_for_the_ambient() {
    var fixture = new ClassFileImporter().importClasses(DecisionWithAmbient.class);
    var report = Rules.CORE_IS_TOLD_TIME_IDS_AND_CHANCE.evaluate(fixture).getFailureReport();
    assertThat(report.getDetails())
        .allSatisfy(detail -> assertThat(detail).doesNotContain("fine("))
        .hasSize(DecisionWithAmbient.WAYS);
  }

  @Test
  void names_each_way_of_looking_something_up() {
    var fixture = new ClassFileImporter().importClasses(AdapterThatLooksUp.class);
    var report = NativeRules.NOTHING_IS_LOOKED_UP_BY_NAME.evaluate(fixture).getFailureReport();
    assertThat(report.getDetails()).hasSize(AdapterThatLooksUp.WAYS);
  }

  @Test
  void knows_every_module_that_has_code() {
    assertThat(Modules.known()).containsAll(Modules.withSources());
    assertThat(Modules.withSources()).containsAll(Modules.expected());
  }

  @Test
  void refuses_to_judge_a_module_that_is_not_built() {
    assertThatThrownBy(() -> Modules.classesOf(Set.of("dynamodb-local")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("functions/dynamodb-local has no class files");
  }

  @Test
  void catches_everything_only_at_an_edge() {
    assertThat(CatchAlls.in(Modules.sourceFiles(Set.of("core", "wire", "aws")))).isEmpty();
  }

  @Test
  void recognises_a_catch_all() {
    var verdicts =
        Map.of(
            "} catch (Exception e) {", true,
            "} catch (final Throwable gone) {", true,
            "} catch (IOException | Exception e) {", true,
            "} catch (java.lang.Exception e) {", true,
            "} catch (IOException e) {", false,
            "} catch (IOException | TimeoutException e) {", false,
            "record Catch(Exception cause) {", false);
    assertThat(verdicts)
        .allSatisfy((source, isOne) -> assertThat(CatchAlls.hasOne(source)).isEqualTo(isOne));
  }
}
