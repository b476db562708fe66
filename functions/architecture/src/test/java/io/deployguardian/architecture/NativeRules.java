package io.deployguardian.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.http.HttpClient;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a native executable demands of everything that is deployed, and no compiler says. */
final class NativeRules {
  static final Set<String> DEPLOYED_MODULES =
      Stream.concat(Stream.of("core", "wire", "aws"), Modules.ON_QUARKUS.stream())
          .collect(Collectors.toSet());

  private static final String[] DEPLOYED = Modules.packagesOf(DEPLOYED_MODULES);

  private static final String[] WHERE_JSON_IS_BOUND = {
    "io.deployguardian.wire.json..", "io.deployguardian.wire.github.api.."
  };

  static final ArchRule JSON_IS_BOUND_WHERE_TYPES_ARE_REGISTERED =
      noClasses()
          .that()
          .resideInAnyPackage(DEPLOYED)
          .and()
          .resideOutsideOfPackages(WHERE_JSON_IS_BOUND)
          .should()
          .accessTargetWhere(Lookups.BINDS_JSON)
          .because("only DomainJson's and GitHubJson's types are known to be registered");

  static final ArchRule WHAT_DOMAIN_JSON_READS_IS_REGISTERED =
      classes()
          .that()
          .resideInAnyPackage(DEPLOYED)
          .should(new ReadOnlyRegisteredTypes())
          .because("Jackson finds nothing in a type that isn't");

  static final ArchRule NOTHING_IS_LOOKED_UP_BY_NAME =
      noClasses()
          .that()
          .resideInAnyPackage(DEPLOYED)
          .should()
          .accessTargetWhere(Lookups.BY_NAME)
          .because("what is only named at run time is not in the executable");

  static final ArchRule STATICS_FIT_INTO_AN_IMAGE =
      noFields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat(resideInAnyPackage(DEPLOYED))
          .should()
          .haveRawType(alive())
          .because("classes are initialised when the executable is built, which can't keep these");

  static final ArchRule NOTHING_OF_THE_BUILD_IS_KEPT =
      noClasses()
          .that()
          .resideInAnyPackage(DEPLOYED)
          .should()
          .accessTargetWhere(new ReachesForTheAmbient().and(new WhileInitialising()))
          .because("a class that is initialised reads the clock and environment of the build");

  private NativeRules() {}

  private static DescribedPredicate<JavaClass> alive() {
    return assignableTo(Random.class)
        .or(assignableTo(Thread.class))
        .or(assignableTo(Timer.class))
        .or(assignableTo(Executor.class))
        .or(assignableTo(HttpClient.class));
  }
}
