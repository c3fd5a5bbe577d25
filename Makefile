# The words of CONTRIBUTING.md. MODULE and TEST choose for test-single: make test-single MODULE=common TEST=PositionTest
MODULE ?= common
TEST ?= *Test

.PHONY: build test test-all test-single format lint dev

build:
	./mvnw -B -DskipTests package

test:
	./mvnw -B verify

test-all:
	./mvnw -B verify -Pslow

test-single:
	./mvnw -B -pl $(MODULE) -am -Dtest='$(TEST)' -Dsurefire.failIfNoSpecifiedTests=false test

format:
	./mvnw -B -q process-sources

lint:
	./mvnw -B -q -Dformatter.goal=validate -Dimpsort.goal=check process-sources

dev:
	deploy/local/up
