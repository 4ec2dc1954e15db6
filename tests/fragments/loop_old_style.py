loop.run_until_complete(main())
loop.close()
